"""Rival explanations and forecasts, as reported: whose they are, and in whose words."""

from parley.brief.dossier import Dossier, rests_on
from parley.brief.names import Names
from parley.brief.page import Section, Sentence
from parley.brief.sections.plain import not_found, say, section
from parley.brief.words import LIKELIHOOD_WORDS, quote
from parley.records import Explanation, Forecast


def explanations(dossier: Dossier, names: Names) -> Section:
    """Return the reported causes and motives, those of one act beside each other."""
    by_act: dict[str, list[Explanation]] = {}
    for explanation in dossier.of(Explanation):
        by_act.setdefault(act_key(explanation), []).append(explanation)
    sentences = tuple(
        _explanation_sentence(explanation, names)
        for rivals in by_act.values()
        for explanation in rivals
    )
    return section(
        "explanations",
        "Rival explanations, as reported",
        sentences or not_found(dossier, "explanation"),
    )


def forecasts(dossier: Dossier, names: Names) -> Section:
    """Return the reported forecasts, each with the range of its likelihood word."""
    found = dossier.of(Forecast)
    sentences = tuple(forecast_sentence(forecast, names) for forecast in found)
    worded = [forecast for forecast in found if is_worded(forecast)]
    if worded:
        scale = "Each range is the one ICD 203 gives for the word, not a number of the source"
        sentences += (say(scale, rests_on(*worded)),)
    return section(
        "forecasts", "Forecasts, as reported", sentences or not_found(dossier, "forecast")
    )


def act_key(explanation: Explanation) -> str:
    """Return what an explanation explains, so that "the pledge" and "Pledge" are one act."""
    return explanation.of.casefold().strip().removeprefix("the ")


def is_worded(forecast: Forecast) -> bool:
    """Tell whether a forecast has a word of likelihood; a bare "will" has none."""
    return bool(forecast.word) and forecast.likelihood in LIKELIHOOD_WORDS


def forecast_sentence(forecast: Forecast, names: Names) -> Sentence:
    """Return the sentence of one forecast; the range is that of ICD 203 for its word, if any."""
    if is_worded(forecast):
        judged = f"judged it {LIKELIHOOD_WORDS[forecast.likelihood]}"
    else:
        judged = "gave no likelihood" if forecast.likelihood == "unstated" else "said what will be"
    about = _subject("On", forecast.about, forecast.span.text)
    voice = names.voice(forecast, forecast.by)
    return say(f"{about}{voice} {judged}: {quote(forecast.span.text)}", rests_on(forecast))


def _explanation_sentence(explanation: Explanation, names: Names) -> Sentence:
    act = _subject("For", explanation.of, explanation.span.text)
    voice = names.voice(explanation, explanation.by)
    reason = quote(explanation.span.text)
    return say(f"{act}{voice} gave as a possible reason: {reason}", rests_on(explanation))


def _subject(preposition: str, subject: str, words: str) -> str:
    """Return what a judgement is about, `""` where the quoted words say it themselves."""
    said = not subject.strip() or subject.casefold() in words.casefold()
    return "" if said else f"{preposition} {quote(subject)}, "
