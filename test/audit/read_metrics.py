"""Reads texts of metrics, a JSON list of them on standard input, with the client library's own parsers."""

import json
import sys

from prometheus_client.openmetrics.parser import text_string_to_metric_families as read_openmetrics
from prometheus_client.parser import text_string_to_metric_families as read_older


def families(read, text):
    return [
        {
            "name": family.name,
            "type": family.type,
            "unit": family.unit,
            "help": family.documentation,
            "samples": [{"name": each.name, "labels": each.labels, "value": each.value} for each in family.samples],
        }
        for family in read(text)
    ]


texts = json.load(sys.stdin)
json.dump([{"openmetrics": families(read_openmetrics, text), "older": families(read_older, text)} for text in texts], sys.stdout)
