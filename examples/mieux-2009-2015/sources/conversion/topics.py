"""From the wordings of the publications to topics."""

from .tables import by_key, read_table, split

WORDINGS = by_key(read_table("mappings/topic_wordings.tsv"), "wording")


def topics_of(cell):
    """The topics of a cell of published wordings, each once, in order."""
    topics = []
    for wording in split(cell):
        topics += split(WORDINGS[wording.lower()]["topics"])
    return list(dict.fromkeys(topics))
