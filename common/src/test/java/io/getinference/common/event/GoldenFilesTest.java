package io.getinference.common.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.getinference.common.catalogue.ModelRow;
import io.getinference.common.claim.ClaimAnswer;
import io.getinference.common.lease.LeaseAnswer;
import io.getinference.common.rating.Price;
import io.getinference.common.standing.Generation;
import io.getinference.common.standing.KeyStanding;
import io.getinference.common.standing.KeyUsage;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What is on topics for ever. A form may gain nullable fields; these files never change. */
class GoldenFilesTest {

    /** Fields that may be null, and therefore absent. */
    private static final Set<String> NULLABLE =
            Set.of(
                    "budget_nano",
                    "valid_until",
                    "stands_in_for",
                    "alternative",
                    "thinking_order",
                    "more",
                    "windows",
                    "expires_at",
                    "resets_at",
                    "valid_ms",
                    "rates",
                    "requests_per_minute",
                    "tokens_per_minute",
                    "concurrent",
                    "alert_at",
                    "allowed_models",
                    "allowed_addresses",
                    "account_models",
                    "default_model",
                    "accepted_at",
                    "first_at");

    /** Those whose names are required elsewhere. */
    private static final Set<String> NULLABLE_THERE =
            Set.of(
                    "LimitsSet/keys/0/team",
                    "UsageCorrected/usage",
                    "BudgetReached/team",
                    "BudgetReached/key",
                    "BudgetReached/window",
                    "BudgetReached/since",
                    "KeyStanding/team",
                    "KeyStanding/limits/1/window",
                    "KeyStanding/limits/1/amount_nano",
                    "KeyStanding/limits/1/charged_nano",
                    "KeyUsage/next_cursor",
                    "KeyUsage/usage/0/model",
                    "ClaimEnded/answer",
                    "ClaimAnswer/answer",
                    "LeaseAnswer/rates/requests",
                    "LeaseAnswer/rates/tokens",
                    "LeaseAnswer/rates/running");

    /** Objects whose fields are data. */
    private static final Set<String> MAPS =
            Set.of("tokens", "per_million_nano", "split_nano", "aliases");

    /** Each form as it first was, and, after a dash, with what it gained since. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CreditGranted",
                "CreditGranted-expiring",
                "CreditReversed",
                "CreditExpired",
                "CreditTaken",
                "LimitsSet",
                "LimitsSet-teams",
                "LimitsSet-rates",
                "LeaseSet",
                "LeaseSet-rates",
                "UsageRecorded",
                "UsageRecorded-timed",
                "LifeClosed",
                "RequestClaimed",
                "ClaimEnded",
                "ClaimEnded-answered",
                "LeaseReclaimed",
                "UsageCorrected",
                "RulesSet",
                "UsageRated",
                "UsageRated-owed",
                "BudgetReached",
                "BudgetReached-team",
                "ApiKeyRow",
                "ApiKeyRow-allowed",
                "Price",
                "ModelRow",
                "ModelRow-alternative",
                "LeaseAnswer",
                "LeaseAnswer-windows",
                "KeyStanding",
                "KeyUsage",
                "Generation",
                "ClaimAnswer",
                "LeaseAnswer-rates"
            })
    void areReadAndWrittenUnchanged(String file) throws ClassNotFoundException {
        Class<? extends Record> form = form(file.replaceFirst("-.*", ""));
        JsonNode golden = golden(file);
        Record read = Wire.JSON.treeToValue(golden, form);

        assertThat(Wire.JSON.readTree(Wire.JSON.writeValueAsString(read))).isEqualTo(golden);
        assertThat(Wire.JSON.readValue(Wire.JSON.writeValueAsString(read), form)).isEqualTo(read);
        withoutEachField(form.getSimpleName(), golden).forEach(variant -> check(form, variant));
    }

    private static Class<? extends Record> form(String name) throws ClassNotFoundException {
        return switch (name) {
            case "Price" -> Price.class;
            case "ModelRow" -> ModelRow.class;
            case "LeaseAnswer" -> LeaseAnswer.class;
            case "KeyStanding" -> KeyStanding.class;
            case "KeyUsage" -> KeyUsage.class;
            case "Generation" -> Generation.class;
            case "ClaimAnswer" -> ClaimAnswer.class;
            default ->
                    Class.forName(JournalEvent.class.getPackageName() + "." + name)
                            .asSubclass(Record.class);
        };
    }

    private static void check(Class<? extends Record> form, Variant variant) {
        if (variant.isReadable()) {
            assertThat(Wire.JSON.treeToValue(variant.json(), form))
                    .as(variant.change())
                    .isNotNull();
        } else {
            assertThatExceptionOfType(JacksonException.class)
                    .as(variant.change())
                    .isThrownBy(() -> Wire.JSON.treeToValue(variant.json(), form));
        }
    }

    private record Variant(String change, JsonNode json, boolean isReadable) {}

    /** For every object in the form: each field missing, each field null, and one field more. */
    private static List<Variant> withoutEachField(String form, JsonNode golden) {
        List<Variant> variants = new ArrayList<>();
        for (String path : objects(golden)) {
            for (String field : golden.at(path).propertyNames()) {
                boolean nullable =
                        NULLABLE.contains(field)
                                || NULLABLE_THERE.contains(form + path + "/" + field);
                ObjectNode missing = (ObjectNode) golden.deepCopy();
                ((ObjectNode) missing.at(path)).remove(field);
                variants.add(new Variant("without " + path + "/" + field, missing, nullable));
                ObjectNode isNull = (ObjectNode) golden.deepCopy();
                ((ObjectNode) isNull.at(path)).putNull(field);
                variants.add(new Variant("null in " + path + "/" + field, isNull, nullable));
            }
            ObjectNode grown = (ObjectNode) golden.deepCopy();
            ((ObjectNode) grown.at(path)).put("added_in_a_later_year", true);
            variants.add(new Variant("more in " + path, grown, true));
        }
        return variants;
    }

    private static List<String> objects(JsonNode golden) {
        List<String> paths = new ArrayList<>();
        collect(golden, "", paths);
        return paths;
    }

    private static void collect(JsonNode node, String path, List<String> paths) {
        if (node.isObject()) {
            paths.add(path);
            node.properties().stream()
                    .filter(field -> !MAPS.contains(field.getKey()))
                    .forEach(
                            field -> collect(field.getValue(), path + "/" + field.getKey(), paths));
        }
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), path + "/" + i, paths);
            }
        }
    }

    private static JsonNode golden(String name) {
        String file = "/golden/" + name + ".json";
        try (InputStream in = GoldenFilesTest.class.getResourceAsStream(file)) {
            assertThat(in).as(file).isNotNull();
            return Wire.JSON.readTree(in);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
