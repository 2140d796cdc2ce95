package io.getinference.gateway.provider;

import io.getinference.common.catalogue.ModelRow;
import io.getinference.common.id.RequestId;
import io.getinference.gateway.provider.Tools.Choice;
import io.getinference.gateway.provider.Tools.Tool;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Any conversation that a caller could have: roles in any order, blank and broken text, calls with
 * their results in any order, pictures, tools, formats and every parameter.
 */
final class RandomQuestions {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> NAMES = List.of("weather", "7zip", "-dash", "_x", "get_time");
    private static final List<String> SCHEMAS =
            List.of(
                    "{}",
                    "{'type':'object','properties':{}}",
                    "{'type':'object','properties':{'city':{'type':'string','minLength':1}},'required':['city']}",
                    "{'$schema':'https://json-schema.org/draft/2020-12/schema','type':'object','properties':{'a':"
                            + "{'type':'array','items':{'$ref':'#/$defs/n'}}},'additionalProperties':false,"
                            + "'$defs':{'n':{'type':'integer','minimum':0}}}",
                    "{'type':'object','properties':{'x':{'anyOf':[{'type':'string','enum':['a','b']},"
                            + "{'type':'null'}]}}}",
                    // A reference with company, and definitions in their old place.
                    "{'type':'object','properties':{'definitions':{'$ref':'#/definitions/p','description':'d'},"
                            + "'$ref':{'type':['string','null']}},'definitions':{'p':{'type':'object',"
                            + "'properties':{'strict':{'type':'boolean'}},'required':['strict']}}}",
                    "{'$ref':'#/$defs/p','$defs':{'p':{'type':'object','properties':{'a':{'const':1}}}}}",
                    // One that describes itself, open ones, and one that combines.
                    "{'type':'object','properties':{'v':{'type':'string'},'next':{'$ref':'#'}}}",
                    "{'type':'object','additionalProperties':{'type':'integer'}}",
                    "{'type':'object','properties':{'any':{},'map':{'type':'object'}}}",
                    "{'type':'object','allOf':[{'type':'object','properties':{'a':{'type':'string'}}},"
                            + "{'type':'object','properties':{'b':{'type':'string'}}}]}",
                    "{'type':'object','properties':{'o':{'type':['object','null'],'properties':"
                            + "{'n':{'type':'number','maximum':3}}}}}");
    private static final byte[] WAV = wav();
    private static final byte[] PNG =
            Base64.getDecoder()
                    .decode(
                            "iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAIAAAA2iEnWAAAADElEQVR4nG"
                                    + "NgIB0AAABFAAGKjMQdAAAAAElFTkSuQmCC");

    private final Random random;
    private int ids;

    RandomQuestions(Random random) {
        this.random = random;
    }

    Question next(ModelRow model) {
        return new Question(
                RequestId.next(),
                model,
                turns(),
                sampling(),
                tools(),
                wish(random.nextInt(3) == 0));
    }

    private List<Turn> turns() {
        List<Turn> turns = new ArrayList<>();
        int count = random.nextInt(1, 7);
        for (int turn = 0; turn < count; turn++) {
            switch (random.nextInt(5)) {
                case 0 -> turns.add(new Turn.Instruction(texts()));
                case 1, 2 -> turns.add(user());
                case 3 -> turns.add(new Turn.Assistant(texts(), List.of()));
                default -> callsWithResults(turns);
            }
        }
        return turns;
    }

    private Turn user() {
        List<Content> contents = new ArrayList<>();
        texts().forEach(text -> contents.add(new Content.Text(text)));
        if (random.nextInt(4) == 0) {
            contents.add(
                    random.nextInt(contents.size() + 1),
                    new Content.Image(
                            Media.of("image/png", PNG),
                            random.nextBoolean() ? new Content.Pixels(2, 3) : null));
        }
        if (random.nextInt(12) == 0) {
            contents.add(recording());
        }
        return new Turn.User(contents);
    }

    private static byte[] wav() {
        int seconds = 2;
        int bytesPerSecond = 8_000;
        ByteBuffer wav =
                ByteBuffer.allocate(44 + seconds * bytesPerSecond).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(wav.capacity() - 8);
        wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        wav.putShort((short) 1).putShort((short) 1).putInt(bytesPerSecond).putInt(bytesPerSecond);
        wav.putShort((short) 1).putShort((short) 8);
        wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(seconds * bytesPerSecond);
        return wav.array();
    }

    /** Two seconds of silence. */
    static Content.Audio recording() {
        return new Content.Audio(Media.of("audio/wav", WAV));
    }

    /** Two by three pixels. */
    static Content.Image picture() {
        return new Content.Image(Media.of("image/png", PNG), new Content.Pixels(2, 3));
    }

    private void callsWithResults(List<Turn> turns) {
        List<ToolCall> calls = new ArrayList<>();
        int count = random.nextInt(1, 4);
        for (int call = 0; call < count; call++) {
            // Some callers number the calls of each turn anew, or bring another provider's ids.
            int number = random.nextInt(3) == 0 ? call : 10 + ids++;
            String id = (random.nextBoolean() ? "call_" : "ünd/er ") + number;
            calls.add(new ToolCall(id, name(), json("{'a':" + ids + "}")));
        }
        turns.add(new Turn.Assistant(texts(), calls));
        List<ToolCall> shuffled = new ArrayList<>(calls);
        Collections.shuffle(shuffled, random);
        for (ToolCall call : shuffled) {
            List<String> said = random.nextInt(3) == 0 ? List.of("{\"ok\":[1]}") : texts();
            turns.add(new Turn.ToolResult(call.id(), said));
        }
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>();
        int parts = random.nextInt(0, 4);
        for (int part = 0; part < parts; part++) {
            texts.add(Questions.text(random));
        }
        return texts;
    }

    private Tools tools() {
        if (random.nextBoolean()) {
            return Tools.NONE;
        }
        List<Tool> offered = new ArrayList<>();
        for (String name : NAMES.subList(0, random.nextInt(1, NAMES.size() + 1))) {
            ObjectNode parameters = random.nextInt(4) == 0 ? null : schema();
            offered.add(
                    new Tool(
                            name,
                            random.nextBoolean() ? null : "Does it",
                            parameters,
                            random.nextBoolean()));
        }
        Choice choice =
                switch (random.nextInt(4)) {
                    case 0 -> new Choice.None();
                    case 1 -> new Choice.Required();
                    case 2 -> new Choice.Named(offered.getFirst().name());
                    default -> new Choice.Auto();
                };
        return new Tools(offered, choice, random.nextBoolean());
    }

    private Wish wish(boolean formatted) {
        Format format =
                !formatted
                        ? new Format.Text()
                        : random.nextBoolean()
                                ? new Format.JsonObject()
                                : new Format.JsonSchema("thing", null, schema());
        return new Wish(
                random.nextInt(5) == 0 ? 2 : 1,
                format,
                random.nextBoolean() ? null : any(Effort.values()),
                random.nextInt(8) == 0 ? Integer.valueOf(random.nextInt(3)) : null);
    }

    private Sampling sampling() {
        return new Sampling(
                random.nextBoolean() ? null : random.nextInt(0, 21) / 10.0,
                random.nextBoolean() ? null : random.nextInt(0, 11) / 10.0,
                random.nextInt(4) > 0 ? List.of() : List.of("END", "\nSTOP"),
                new Sampling.Penalties(penalty(), penalty()),
                random.nextBoolean() ? null : random.nextLong());
    }

    private @Nullable Double penalty() {
        return random.nextBoolean() ? null : random.nextInt(-20, 21) / 10.0;
    }

    private String name() {
        return NAMES.get(random.nextInt(NAMES.size()));
    }

    private ObjectNode schema() {
        return json(SCHEMAS.get(random.nextInt(SCHEMAS.size())));
    }

    private Effort any(Effort... efforts) {
        return efforts[random.nextInt(efforts.length)];
    }

    private static ObjectNode json(String text) {
        return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
    }
}
