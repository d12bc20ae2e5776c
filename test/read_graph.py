"""Reads a GEXF or GraphML file with Python's own XML parser and prints what is in it as JSON."""
import json
import sys
import xml.etree.ElementTree as ElementTree

GEXF = "{http://gexf.net/1.3}"
GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


def gexf(root):
    graph = root.find(GEXF + "graph")
    declared = {
        (of.get("class"), one.get("id")): one.get("title")
        for of in graph.findall(GEXF + "attributes")
        for one in of.findall(GEXF + "attribute")
    }

    def values(thing, of):
        return {
            declared[(of, one.get("for"))]: one.get("value")
            for one in thing.find(GEXF + "attvalues").findall(GEXF + "attvalue")
        }

    nodes = [
        {"id": one.get("id"), "label": one.get("label"), **values(one, "node")}
        for one in graph.find(GEXF + "nodes")
    ]
    edges = [
        {
            "source": one.get("source"),
            "target": one.get("target"),
            "directed": one.get("type") == "directed",
            "weight": one.get("weight"),
            "id": one.get("id"),
            **values(one, "edge"),
        }
        for one in graph.find(GEXF + "edges")
    ]
    return {"root": root.tag, "version": root.get("version"), "mode": graph.get("mode"), "nodes": nodes, "edges": edges}


def graphml(root):
    names = {one.get("id"): one.get("attr.name") for one in root.findall(GRAPHML + "key")}
    graph = root.find(GRAPHML + "graph")

    def values(thing):
        return {names[one.get("key")]: one.text for one in thing.findall(GRAPHML + "data")}

    nodes = [{"id": one.get("id"), **values(one)} for one in graph.findall(GRAPHML + "node")]
    edges = [
        {
            "source": one.get("source"),
            "target": one.get("target"),
            "directed": one.get("directed") == "true",
            "id": one.get("id"),
            **values(one),
        }
        for one in graph.findall(GRAPHML + "edge")
    ]
    return {"root": root.tag, "version": None, "mode": graph.get("edgedefault"), "nodes": nodes, "edges": edges}


root = ElementTree.parse(sys.stdin.buffer).getroot()
print(json.dumps(gexf(root) if root.tag.startswith(GEXF) else graphml(root)))
