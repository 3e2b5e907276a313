"""Said: pledges as files and drafts, and the tests made of them before any data are read."""
