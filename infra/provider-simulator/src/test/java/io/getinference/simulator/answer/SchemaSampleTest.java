package io.getinference.simulator.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.getinference.simulator.json.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Values made up from schemas, held against those schemas by a checker of its own. */
class SchemaSampleTest {
    private static final int SEEDS = 60;

    private static JsonNode json(String quoted) throws Json.Malformed {
        return Json.read(quoted.replace('\'', '"'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'object','properties':{'a':{'type':'string'},'b':{'type':'integer'}},'required':['a']}",
                "{'type':'OBJECT','properties':{'a':{'type':'STRING','enum':['x','y']},"
                        + "'b':{'type':'NUMBER'}},'required':['a','b']}",
                "{'type':'array','items':{'type':'boolean'},'minItems':2,'maxItems':2}",
                "{'type':'ARRAY','items':{'type':'INTEGER'},'minItems':'5'}",
                "{'type':'array','items':{'enum':[1,2,3]},'uniqueItems':true,'minItems':3}",
                "{'type':'integer','minimum':5,'maximum':6}",
                "{'type':'integer','exclusiveMinimum':5,'exclusiveMaximum':7}",
                "{'type':'integer','maximum':-3}",
                "{'type':'number','multipleOf':0.25,'minimum':0.1,'maximum':0.3}",
                "{'type':'string','minLength':40}",
                "{'type':'string','maxLength':2}",
                "{'type':'string','pattern':'^[A-Z]{2}$'}",
                "{'const':{'x':[1]}}",
                "{'enum':['a',null,5]}",
                "{'type':['null','string']}",
                "{'anyOf':[{'type':'string'},{'type':'null'}]}",
                "{'oneOf':[{'type':'integer'},{'type':'boolean'}]}",
                "{'$defs':{'n':{'type':'object','properties':{'v':{'type':'integer'},"
                        + "'next':{'anyOf':[{'$ref':'#/$defs/n'},{'type':'null'}]}},'required':['v',"
                        + "'next']}},'$ref':'#/$defs/n'}",
                "{'$defs':{'t':{'type':'object','properties':{'kids':{'type':'array',"
                        + "'items':{'$ref':'#/$defs/t'}}},'required':['kids']}},'$ref':'#/$defs/t'}",
                "{'properties':{'a':{'items':{'type':'string'}}},'required':['a']}",
            })
    void everyValueConforms(String quoted) throws Exception {
        JsonNode schema = json(quoted);
        for (long seed = 0; seed < SEEDS; seed++) {
            String made = SchemaSample.json(schema, seed);
            assertThat(conforms(Json.read(made), schema, schema)).as(made).isTrue();
            assertThat(SchemaSample.json(schema, seed)).isEqualTo(made);
        }
    }

    @Test
    void leavesOptionalMembersOutNowAndThen() throws Exception {
        JsonNode schema = json("{'type':'object','properties':{'a':{'type':'string'}}}");
        int with = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            with += Json.read(SchemaSample.json(schema, seed)).size();
        }
        assertThat(with).isBetween(1, SEEDS - 1);
    }

    @Test
    void keepsTheOrderThatGooglesSchemaGives() throws Exception {
        JsonNode schema =
                json(
                        "{'type':'OBJECT','properties':{'a':{'const':1},'b':{'const':2}},"
                                + "'required':['a','b'],'propertyOrdering':['b','a']}");
        assertThat(SchemaSample.json(schema, 1)).isEqualTo("{\"b\":2,\"a\":1}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'$ref':'#/$defs/none'}",
                "{'$ref':'other.json'}",
                "{'type':'string','pattern':'^river runs [0-9]{9}$'}",
                "{'type':'integer','minimum':5,'maximum':4}",
                "{'type':'object','properties':{'a':{'$ref':'#'}},'required':['a']}",
            })
    void saysSoWhenItKnowsNoValue(String quoted) throws Exception {
        JsonNode schema = json(quoted);
        assertThatThrownBy(() -> SchemaSample.json(schema, 1))
                .isInstanceOf(Directives.Unknown.class);
    }

    @Test
    void givesUpOnAValueThatWouldGrowWithoutEnd() throws Exception {
        StringBuilder definitions = new StringBuilder("'d30':{'type':'string'}");
        for (int i = 0; i < 30; i++) {
            String next = "{'$ref':'#/$defs/d" + (i + 1) + "'}";
            definitions
                    .append(",'d")
                    .append(i)
                    .append("':{'type':'object','required':['a','b'],'properties':{'a':")
                    .append(next)
                    .append(",'b':")
                    .append(next)
                    .append("}}");
        }
        JsonNode schema = json("{'$ref':'#/$defs/d0','$defs':{" + definitions + "}}");
        assertThatThrownBy(() -> SchemaSample.json(schema, 1))
                .hasMessageContaining("reasonable size");
    }

    private static boolean conforms(JsonNode value, JsonNode schema, JsonNode root) {
        if (schema.has("$ref")) {
            return conforms(value, root.at(schema.path("$ref").asString().substring(1)), root);
        }
        if (schema.has("const")) {
            return value.equals(schema.path("const"));
        }
        if (schema.has("enum")) {
            return any(schema.path("enum"), each -> each.equals(value));
        }
        for (String union : new String[] {"anyOf", "oneOf"}) {
            if (schema.has(union)) {
                return any(schema.path(union), each -> conforms(value, each, root));
            }
        }
        if (schema.path("type").isArray()) {
            return any(schema.path("type"), each -> isOf(value, each.asString()));
        }
        return (!schema.has("type") || isOf(value, schema.path("type").asString()))
                && switch (value.getNodeType()) {
                    case OBJECT -> objectConforms(value, schema, root);
                    case ARRAY -> arrayConforms(value, schema, root);
                    case STRING -> stringConforms(value.asString(), schema);
                    case NUMBER -> numberConforms(value.asDouble(), schema);
                    default -> true;
                };
    }

    private static boolean any(JsonNode list, Predicate<JsonNode> test) {
        return list.valueStream().anyMatch(test);
    }

    private static boolean isOf(JsonNode value, String type) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "integer" -> Json.isInt(value);
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            default -> value.isNull();
        };
    }

    private static boolean objectConforms(JsonNode value, JsonNode schema, JsonNode root) {
        return !any(schema.path("required"), name -> !value.has(name.asString()))
                && value.propertyStream()
                        .allMatch(each ->
                                conforms(
                                        each.getValue(),
                                        schema.path("properties").path(each.getKey()),
                                        root));
    }

    private static boolean arrayConforms(JsonNode value, JsonNode schema, JsonNode root) {
        boolean unique = schema.path("uniqueItems").asBoolean(false);
        return value.size() >= schema.path("minItems").asInt(0)
                && value.size() <= schema.path("maxItems").asInt(99)
                && (!unique || value.valueStream().distinct().count() == value.size())
                && value.valueStream().allMatch(v -> conforms(v, schema.path("items"), root));
    }

    private static boolean stringConforms(String value, JsonNode schema) {
        int length = value.codePointCount(0, value.length());
        return length >= schema.path("minLength").asInt(0)
                && length <= schema.path("maxLength").asInt(999)
                && Pattern.compile(schema.path("pattern").asString("")).matcher(value).find();
    }

    private static boolean numberConforms(double value, JsonNode schema) {
        double steps = value / schema.path("multipleOf").asDouble(value == 0 ? 1 : value);
        return value >= schema.path("minimum").asDouble(-1e9)
                && value <= schema.path("maximum").asDouble(1e9)
                && value > schema.path("exclusiveMinimum").asDouble(-1e9)
                && value < schema.path("exclusiveMaximum").asDouble(1e9)
                && steps == Math.rint(steps);
    }
}
