package io.getinference.simulator.gemini;

import io.getinference.simulator.gemini.GeminiErrors.Refusal;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What {@code :generateContent} refuses, rule by rule; the first that objects is the answer. */
final class ContentRules {
    private static final Pattern MODEL_NAME = Pattern.compile("models/[^/]+|");

    /** Categories of the models before Gemini; a setting for one of them is refused. */
    private static final Set<String> OUTDATED =
            Set.of(
                    "HARM_CATEGORY_UNSPECIFIED",
                    "HARM_CATEGORY_DEROGATORY",
                    "HARM_CATEGORY_TOXICITY",
                    "HARM_CATEGORY_VIOLENCE",
                    "HARM_CATEGORY_SEXUAL",
                    "HARM_CATEGORY_MEDICAL",
                    "HARM_CATEGORY_DANGEROUS",
                    "");

    private static final List<Rule> RULES =
            List.of(
                    ContentRules::model,
                    ContentRules::contents,
                    PartRules::parts,
                    ConfigRules::notPlayed,
                    ConfigRules::ranges,
                    ConfigRules::maxOutputTokens,
                    ConfigRules::candidateCount,
                    ConfigRules::stopSequences,
                    ConfigRules::penalties,
                    ConfigRules::logprobs,
                    OutputRules::modalities,
                    OutputRules::format,
                    ThinkingRules::thinking,
                    ToolRules::tools,
                    ToolRules::calling,
                    ToolRules::withFormat,
                    ContentRules::safetySettings,
                    ContentRules::cachedContent,
                    TurnRules::order,
                    TurnRules::signatures,
                    ContentRules::promptLimit);

    private ContentRules() {}

    static Optional<Refusal> judge(ContentAsked asked) {
        return Rule.first(RULES, asked);
    }

    private static Optional<Refusal> model(ContentAsked asked) {
        if (!MODEL_NAME.matcher(asked.body().path("model").asString("")).matches()) {
            return Rule.invalid(List.of("model: unexpected model name format"));
        }
        String tier = asked.body().path("serviceTier").asString("STANDARD");
        return Set.of("STANDARD", "SERVICE_TIER_UNSPECIFIED").contains(tier)
                ? Optional.empty()
                : Rule.notPlayed("serviceTier " + tier);
    }

    private static Optional<Refusal> contents(ContentAsked asked) {
        if (asked.contents().isEmpty()) {
            return Rule.invalid(List.of("contents: contents is not specified"));
        }
        List<String> wrong = new ArrayList<>();
        if (asked.body().has("systemInstruction")
                && asked.body().path("systemInstruction").path("parts").isEmpty()) {
            wrong.add("system_instruction.parts: contents.parts must not be empty.");
        }
        for (int i = 0; i < asked.contents().size(); i++) {
            JsonNode content = asked.contents().get(i);
            String role = content.path("role").asString("");
            if (!Set.of("", "user", "model", "function", "system").contains(role)) {
                return Rule.invalid("Please use a valid role: user, model.");
            }
            if (content.path("parts").isEmpty()) {
                wrong.add("contents[" + i + "].parts: contents.parts must not be empty.");
            }
        }
        return Rule.invalid(wrong);
    }

    private static Optional<Refusal> safetySettings(ContentAsked asked) {
        List<String> wrong = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int i = 0;
        for (JsonNode setting : asked.body().path("safetySettings")) {
            String category = setting.path("category").asString("");
            if (OUTDATED.contains(category)) {
                wrong.add(
                        ("safety_settings[%d]: element predicate failed: $.category in"
                                        + " (HarmCategory.HARM_CATEGORY_SEXUALLY_EXPLICIT,"
                                        + " HarmCategory.HARM_CATEGORY_HATE_SPEECH,"
                                        + " HarmCategory.HARM_CATEGORY_HARASSMENT,"
                                        + " HarmCategory.HARM_CATEGORY_DANGEROUS_CONTENT,"
                                        + " HarmCategory.HARM_CATEGORY_CIVIC_INTEGRITY)")
                                .formatted(i));
            } else if (!seen.add(category)) {
                wrong.add("safety_settings: contains more than one setting for " + category);
            }
            i++;
        }
        return Rule.invalid(wrong);
    }

    /** No cache can be made here, so none exists. */
    private static Optional<Refusal> cachedContent(ContentAsked asked) {
        return asked.body().has("cachedContent")
                ? Optional.of(Refusal.forbidden("CachedContent not found (or permission denied)"))
                : Optional.empty();
    }

    private static Optional<Refusal> promptLimit(ContentAsked asked) {
        int prompt = asked.prompt().total();
        int max = asked.rules().limits().prompt();
        return prompt <= max
                ? Optional.empty()
                : Rule.invalid(
                        ("The input token count (%d) exceeds the maximum number of tokens allowed"
                                        + " (%d).")
                                .formatted(prompt, max));
    }
}
