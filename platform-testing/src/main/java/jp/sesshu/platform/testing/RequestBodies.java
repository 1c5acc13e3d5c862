package jp.sesshu.platform.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Bodies that a schema allows, filled with another municipality's numbers where the schema asks for one, and else with
/// its examples.
///
/// @param known values by the name of a property or of a type
public record RequestBodies(JsonNode schemas, Map<String, String> known) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// With none, one and two of what may be left out, and with every word of a list.
    public List<String> of(JsonNode schema) {
        JsonNode resolved = resolve(schema);
        if (!resolved.has("properties")) {
            return List.of(value("", schema).toString());
        }
        List<ObjectNode> bodies = new ArrayList<>(List.of(JSON.createObjectNode()));
        for (String name : required(resolved)) {
            bodies = extended(bodies, name, resolved.path("properties").path(name));
        }
        List<String> all = new ArrayList<>();
        for (Set<String> further : furtherOf(resolved)) {
            for (ObjectNode body : bodies) {
                ObjectNode more = body.deepCopy();
                further.forEach(name ->
                        more.set(name, value(name, resolved.path("properties").path(name))));
                all.add(more.toString());
            }
        }
        return all;
    }

    private List<ObjectNode> extended(List<ObjectNode> bodies, String name, JsonNode schema) {
        List<JsonNode> values = new ArrayList<>();
        if (resolve(schema).has("enum") && !known.containsKey(name)) {
            resolve(schema).path("enum").forEach(values::add);
        } else {
            values.add(value(name, schema));
        }
        return bodies.stream()
                .flatMap(body -> values.stream().map(value -> body.deepCopy().<ObjectNode>set(name, value)))
                .toList();
    }

    /// Numbers and truths are never absent from a body: without them they would be zero and false.
    private Set<String> required(JsonNode schema) {
        Set<String> required = new TreeSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        schema.path("properties").properties().forEach(property -> {
            if (Set.of("integer", "boolean")
                    .contains(property.getValue().path("type").asText())) {
                required.add(property.getKey());
            }
        });
        return required;
    }

    private List<Set<String>> furtherOf(JsonNode schema) {
        List<String> optional = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(optional::add);
        optional.removeAll(required(schema));
        List<Set<String>> further = new ArrayList<>(List.of(Set.of()));
        for (int i = 0; i < optional.size(); i++) {
            further.add(Set.of(optional.get(i)));
            for (int j = 0; j < i; j++) {
                further.add(Set.of(optional.get(i), optional.get(j)));
            }
        }
        return further;
    }

    private JsonNode value(String name, JsonNode schema) {
        JsonNode resolved = resolve(schema);
        String type = schema.path("$ref").asText().replaceAll(".*/", "");
        if (known.containsKey(name) || known.containsKey(type)) {
            return JSON.getNodeFactory().textNode(known.getOrDefault(name, known.get(type)));
        }
        for (JsonNode described : List.of(schema, resolved)) {
            if (described.has("examples")) {
                return described.path("examples").get(0);
            }
            if (described.has("enum")) {
                return described.path("enum").get(0);
            }
        }
        return ofType(resolved);
    }

    private JsonNode ofType(JsonNode schema) {
        return switch (schema.path("type").asText()) {
            case "integer" ->
                JSON.getNodeFactory()
                        .numberNode(Math.max(1, schema.path("minimum").asInt()));
            case "boolean" -> JSON.getNodeFactory().booleanNode(true);
            case "array" -> {
                ArrayNode array = JSON.createArrayNode();
                yield array.add(value("", schema.path("items")));
            }
            case "object" -> {
                ObjectNode object = JSON.createObjectNode();
                required(schema)
                        .forEach(name -> object.set(
                                name, value(name, schema.path("properties").path(name))));
                yield object;
            }
            default -> JSON.getNodeFactory().textNode("確認");
        };
    }

    private JsonNode resolve(JsonNode schema) {
        return schema.has("$ref") ? schemas.path(schema.path("$ref").asText().replaceAll(".*/", "")) : schema;
    }
}
