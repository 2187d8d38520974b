"""What the pages of reference show, gathered from the rules, the settings and the content themselves."""

from webapp.web.reference.accessibility import accessibility_facts
from webapp.web.reference.glossary import glossary_terms
from webapp.web.reference.method import method_rules
from webapp.web.reference.privacy import privacy_facts
from webapp.web.reference.sources import source_list

__all__ = ["accessibility_facts", "glossary_terms", "method_rules", "privacy_facts", "source_list"]
