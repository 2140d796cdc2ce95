package io.getinference.gateway.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.getinference.gateway.provider.Content;
import io.getinference.gateway.provider.Effort;
import io.getinference.gateway.provider.Format;
import io.getinference.gateway.provider.Tools.Choice;
import io.getinference.gateway.provider.Tools.Tool;
import io.getinference.gateway.provider.Turn;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.List;

class ToolConversationTest {

    private static final String USER = "{'role':'user','content':'Weather?'}";
    private static final String F =
            "{'type':'function','function':{'name':'f','parameters':{'type':'object'}}}";
    private static final String G = "{'type':'function','function':{'name':'g'}}";

    @Test
    void aHistoryOfCallsAndTheirResultsIsRead() {
        ChatRequest request =
                read(
                        "'tools':["
                                + F
                                + "],'messages':["
                                + USER
                                + ","
                                + "{'role':'assistant','content':null,'tool_calls':["
                                + "{'id':'c1','type':'function','function':{'name':'f','arguments':'{\\\"a\\\":1}'}},"
                                + "{'id':'c2','type':'function','function':{'name':'f','arguments':''}}]},"
                                + "{'role':'tool','tool_call_id':'c2','content':'two'},"
                                + "{'role':'tool','tool_call_id':'c1','content':[{'type':'text','text':'one'}]}]");

        Turn.Assistant assistant = (Turn.Assistant) request.turns().get(1);
        assertThat(assistant.texts()).isEmpty();
        assertThat(assistant.calls()).extracting(call -> call.id()).containsExactly("c1", "c2");
        assertThat(assistant.calls())
                .extracting(call -> call.arguments().toString())
                .containsExactly("{\"a\":1}", "{}");
        assertThat(request.turns().subList(2, 4))
                .containsExactly(
                        new Turn.ToolResult("c2", List.of("two")),
                        new Turn.ToolResult("c1", List.of("one")));
        assertThat(request.manner().functions()).isFalse();
    }

    @Test
    void theDeprecatedFormIsReadAsThePresentOne() {
        ChatRequest request =
                read(
                        "'functions':[{'name':'f'}],'function_call':{'name':'f'},'messages':["
                                + USER
                                + ","
                                + "{'role':'assistant','content':null,'function_call':{'name':'f','arguments':'{}'}},"
                                + "{'role':'function','name':'f','content':'4 C'}]");

        assertThat(request.manner().functions()).isTrue();
        assertThat(request.tools().choice()).isEqualTo(new Choice.Named("f"));
        assertThat(request.tools().parallel()).isFalse();
        Turn.Assistant assistant = (Turn.Assistant) request.turns().get(1);
        assertThat(request.turns().get(2))
                .isEqualTo(new Turn.ToolResult(assistant.calls().getFirst().id(), List.of("4 C")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'none' | None[]",
                "'auto' | Auto[]",
                "'required' | Required[]",
                "{'type':'function','function':{'name':'g'}} | Named[name=g]"
            })
    void readsEveryFormOfChoice(String choice, String expected) {
        assertThat(
                        read("'tools':["
                                        + F
                                        + ","
                                        + G
                                        + "],'tool_choice':"
                                        + choice
                                        + ",'messages':["
                                        + USER
                                        + "]")
                                .tools()
                                .choice())
                .hasToString(expected);
    }

    @Test
    void pitfall31OnlyAllowedToolsAreOffered() {
        ChatRequest request =
                read(
                        "'tools':["
                                + F
                                + ","
                                + G
                                + "],'messages':["
                                + USER
                                + "],'tool_choice':{'type':'allowed_tools',"
                                + "'allowed_tools':{'mode':'required',"
                                + "'tools':[{'type':'function','function':{'name':'g'}}]}}");

        assertThat(request.tools().offered()).extracting(Tool::name).containsExactly("g");
        assertThat(request.tools().choice()).isEqualTo(new Choice.Required());
    }

    @Test
    void twoToolsOfOneNameAreRefused() {
        assertThat(
                        refused("'tools':[" + G + "," + G + "],'messages':[" + USER + "]")
                                .error()
                                .param())
                .isEqualTo("tools[1].function.name");
    }

    @Test
    void aCallThatIsAnsweredTwiceIsRefused() {
        RefusedException refused =
                refused(
                        "'messages':["
                                + USER
                                + ","
                                + "{'role':'assistant','tool_calls':[{'id':'c','function':{'name':'f'}}]},"
                                + "{'role':'tool','tool_call_id':'c','content':'1'},"
                                + "{'role':'tool','tool_call_id':'c','content':'2'}]");

        assertThat(refused.error().param()).isEqualTo("messages[3].tool_call_id");
    }

    @Test
    void readsThePicturesRecordingsAndFilesThatAreSentAlong() {
        String png =
                "iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAIAAAA2iEnWAAAADElEQVR4nG"
                        + "NgIB0AAABFAAGKjMQdAAAAAElFTkSuQmCC";
        ChatRequest request =
                read(
                        "'messages':[{'role':'user','content':["
                                + "{'type':'text','text':'Look'},"
                                + "{'type':'image_url','image_url':{'url':'data:image/jpeg;base64,"
                                + png
                                + "'}},"
                                + "{'type':'input_audio','input_audio':{'format':'mp3','data':'SUQzAAAA'}},"
                                + "{'type':'file','file':{'filename':'a.pdf',"
                                + "'file_data':'data:application/pdf;base64,JVBERi0xLjQ='}}]}]");

        List<Content> contents = ((Turn.User) request.turns().getFirst()).contents();
        Content.Image image = (Content.Image) contents.get(1);
        assertThat(image.media().type()).isEqualTo("image/png");
        assertThat(image.size()).isEqualTo(new Content.Pixels(2, 3));
        assertThat(((Content.Audio) contents.get(2)).media().type()).isEqualTo("audio/mp3");
        Content.Document file = (Content.Document) contents.get(3);
        assertThat(file.name()).isEqualTo("a.pdf");
        assertThat(file.media().bytes()).isEqualTo(8);
    }

    @Test
    void readsTheKindOfAnswerThatIsWished() {
        ChatRequest request =
                read(
                        "'n':3,'reasoning_effort':'xhigh','logprobs':true,'seed':-5,'response_format':"
                                + "{'type':'json_schema','json_schema':"
                                + "{'name':'city','strict':true,'schema':{'type':'object'}}},"
                                + "'messages':["
                                + USER
                                + "]");

        assertThat(request.wish().choices()).isEqualTo(3);
        assertThat(request.wish().effort()).isEqualTo(Effort.XHIGH);
        assertThat(request.wish().topLogprobs()).isZero();
        assertThat(request.sampling().seed()).isEqualTo(-5);
        assertThat(request.wish().format()).isInstanceOf(Format.JsonSchema.class);
    }

    private static RefusedException refused(String members) {
        return catchThrowableOfType(RefusedException.class, () -> read(members));
    }

    private static ChatRequest read(String members) {
        String body = "{'model':'m'," + members + "}";
        return RequestFixture.reader(10)
                .read(body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
