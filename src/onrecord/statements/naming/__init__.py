"""Who is meant: entities, speakers, audiences and relay chains of one article."""
