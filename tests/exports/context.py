"""The terms of the Web Annotation context that the export uses, written from the vocabulary.

What is at http://www.w3.org/ns/anno.jsonld defines more; a key that is not here is not expanded,
and the tests see it go.
"""

from __future__ import annotations

OA = "http://www.w3.org/ns/oa#"
AS = "http://www.w3.org/ns/activitystreams#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"

CONTEXT = {
    "@context": {
        "id": "@id",
        "type": "@type",
        "Annotation": f"{OA}Annotation",
        "SpecificResource": f"{OA}SpecificResource",
        "TextualBody": f"{OA}TextualBody",
        "TextPositionSelector": f"{OA}TextPositionSelector",
        "TextQuoteSelector": f"{OA}TextQuoteSelector",
        "TimeState": f"{OA}TimeState",
        "AnnotationCollection": f"{AS}OrderedCollection",
        "AnnotationPage": f"{AS}OrderedCollectionPage",
        "describing": f"{OA}describing",
        "linking": f"{OA}linking",
        "tagging": f"{OA}tagging",
        "body": {"@type": "@id", "@id": f"{OA}hasBody"},
        "target": {"@type": "@id", "@id": f"{OA}hasTarget"},
        "source": {"@type": "@id", "@id": f"{OA}hasSource"},
        "selector": {"@type": "@id", "@id": f"{OA}hasSelector"},
        "state": {"@type": "@id", "@id": f"{OA}hasState"},
        "cached": {"@type": "@id", "@id": f"{OA}cachedSource"},
        "motivation": {"@type": "@vocab", "@id": f"{OA}motivatedBy"},
        "purpose": {"@type": "@vocab", "@id": f"{OA}hasPurpose"},
        "sourceDate": {"@type": f"{XSD}dateTime", "@id": f"{OA}sourceDate"},
        "value": f"{RDF}value",
        "format": "http://purl.org/dc/elements/1.1/format",
        "language": "http://purl.org/dc/elements/1.1/language",
        "exact": f"{OA}exact",
        "prefix": f"{OA}prefix",
        "suffix": f"{OA}suffix",
        "start": {"@type": f"{XSD}nonNegativeInteger", "@id": f"{OA}start"},
        "end": {"@type": f"{XSD}nonNegativeInteger", "@id": f"{OA}end"},
        "label": "http://www.w3.org/2000/01/rdf-schema#label",
        "total": {"@type": f"{XSD}nonNegativeInteger", "@id": f"{AS}totalItems"},
        "first": {"@type": "@id", "@id": f"{AS}first"},
        "last": {"@type": "@id", "@id": f"{AS}last"},
        "startIndex": {"@type": f"{XSD}nonNegativeInteger", "@id": f"{AS}startIndex"},
        "items": {"@type": "@id", "@id": f"{AS}items", "@container": "@list"},
    }
}
