"""The mark that tells the catalog tools which words are shown to people; the web layer looks them up."""

N_ = str
