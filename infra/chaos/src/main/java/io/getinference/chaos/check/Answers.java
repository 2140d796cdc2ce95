package io.getinference.chaos.check;

import io.getinference.chaos.evidence.Call;
import io.getinference.chaos.evidence.Call.Ending;
import io.getinference.chaos.evidence.Call.Used;
import io.getinference.common.event.UsageRecorded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What callers saw is what is on record. */
final class Answers implements Check {

    @Override
    public Stream<Row> rows(Trial trial) {
        List<Call> answered =
                trial.evidence().calls().stream()
                        .filter(call -> call.answer().status() > 0)
                        .toList();
        List<String> nameless =
                answered.stream()
                        .filter(call -> call.answer().request() == null)
                        .map(Call::toString)
                        .toList();
        Map<String, Long> names =
                answered.stream()
                        .filter(call -> call.answer().request() != null)
                        .collect(
                                Collectors.groupingBy(
                                        call -> "" + call.answer().request(),
                                        Collectors.counting()));
        List<String> twice =
                names.entrySet().stream()
                        .filter(name -> name.getValue() > 1)
                        .map(Map.Entry::getKey)
                        .toList();
        return Stream.of(
                Row.none("answers", "answers without x-request-id", answered.size(), nameless),
                Row.none("answers", "request ids that two calls got", names.size(), twice),
                finished(trial, answered));
    }

    private static Row finished(Trial trial, List<Call> answered) {
        List<Call> finished =
                answered.stream()
                        .filter(call -> call.answer().ending() == Ending.FINISHED)
                        .toList();
        List<String> wrong = new ArrayList<>();
        for (Call call : finished) {
            List<UsageRecorded> records =
                    trial.usageOf().getOrDefault("" + call.answer().request(), List.of());
            Used told = call.answer().used();
            boolean right =
                    told != null
                            && records.stream().anyMatch(used -> isOnRecord(trial, told, used));
            if (!right) {
                wrong.add(call.answer().request() + " told " + told + ", recorded " + records);
            }
        }
        return Row.none(
                "answers",
                "finished answers whose usage and charge are not on record",
                finished.size(),
                wrong);
    }

    private static boolean isOnRecord(Trial trial, Used told, UsageRecorded used) {
        return used.usage().prompt() == told.prompt()
                && used.usage().output() == told.output()
                && trial.charge(used).equals(told.cost());
    }
}
