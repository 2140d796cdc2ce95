package io.getinference.simulator.fault;

import io.getinference.simulator.fault.Fault.Delay;
import io.getinference.simulator.fault.FaultSyntax.Misspelt;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** How each type of fault is spelt, and how it is read. */
final class FaultForms {
    private static final int BIG_EVENT_BYTES = 64 * 1024;
    private static final int BIG_EVENT_BYTES_MAX = 16 * 1024 * 1024;
    private static final int MISSING_BYTES = 16;

    /** Anthropic's error codes and Google's quota ids that are known to exist. */
    private static final Set<String> ERROR_CODES =
            Set.of(
                    "enforced_spend_limit_reached",
                    "contract_spend_limit_reached",
                    "ramp_limit_exceeded",
                    "image_dimensions_too_large",
                    "organization_on_hold",
                    "GenerateRequestsPerMinutePerProjectPerModel",
                    "GenerateRequestsPerDayPerProjectPerModel",
                    "GenerateContentPaidTierInputTokensPerModelPerMinute");

    static final Map<String, Form> ALL = all();

    private FaultForms() {}

    /** Makes a fault of its members. */
    @FunctionalInterface
    interface Reader {
        Fault read(Members members) throws Misspelt;
    }

    /**
     * How a type is spelt.
     *
     * @param brief members in the order of the short form
     * @param more members that only JSON has
     */
    record Form(List<String> brief, Set<String> more, Reader reader) {
        Set<String> members() {
            Set<String> all = new HashSet<>(more);
            all.addAll(brief);
            all.add("type");
            return all;
        }
    }

    private static Map<String, Form> all() {
        Map<String, Form> forms = new LinkedHashMap<>();
        addInstead(forms);
        addBreaking(forms);
        addWire(forms);
        Stream.of(ContentFault.values())
                .forEach(fault -> add(forms, fault.type(), List.of(), _ -> fault));
        return Collections.unmodifiableMap(forms);
    }

    private static void addInstead(Map<String, Form> forms) {
        forms.put(
                "status",
                new Form(
                        List.of("status", "retry_after", "error_code", "should_retry"),
                        Set.of("message"),
                        FaultForms::status));
        add(
                forms,
                "page",
                List.of("status", "body"),
                m -> new Fault.Page(m.required("status"), page(m)));
        add(
                forms,
                "array_error",
                List.of("status"),
                m -> new Fault.ArrayError(status(m, m.required("status"))));
        add(
                forms,
                "ok_error",
                List.of("status"),
                m -> new Fault.OkError(status(m, m.required("status"))));
        add(
                forms,
                "refuse",
                List.of("ms", "connections"),
                m -> new Fault.Refuse(m.count("ms", 0), m.count("connections", 0)));
    }

    private static void addBreaking(Map<String, Form> forms) {
        forms.put(
                "cut",
                new Form(
                        List.of("after", "by"),
                        Set.of("before"),
                        m -> new Fault.Cut(m.place(), reset(m))));
        forms.put(
                "stall",
                new Form(List.of("after"), Set.of("before"), m -> new Fault.Stall(m.place())));
        add(forms, "eof", List.of("after"), m -> new Fault.Eof(m.count("after", 0)));
        add(forms, "half", List.of("after"), m -> new Fault.Half(m.count("after", 0)));
        add(
                forms,
                "error",
                List.of("after", "status"),
                m -> new Fault.ErrorEvent(m.count("after", 0), m.count("status", 0)));
        forms.put("delay", new Form(List.of("ms", "before"), Set.of("after"), FaultForms::delay));
    }

    private static void addWire(Map<String, Form> forms) {
        add(
                forms,
                "split",
                List.of("at"),
                m ->
                        new WireFault.Split(
                                m.choice(
                                        WireFault.Split.At.class, "at", WireFault.Split.At.BYTES)));
        add(forms, "spaceless", List.of(), _ -> new WireFault.Spaceless());
        add(forms, "comments", List.of(), _ -> new WireFault.Comments());
        add(
                forms,
                "big_event",
                List.of("after", "bytes"),
                m -> new WireFault.BigEvent(m.count("after", 0), bigBytes(m)));
        add(forms, "garbage", List.of("after"), m -> new WireFault.Garbage(m.count("after", 0)));
        add(
                forms,
                "gzip",
                List.of("header"),
                m ->
                        new WireFault.Gzip(
                                m.choice(
                                        WireFault.Gzip.Header.class,
                                        "header",
                                        WireFault.Gzip.Header.RIGHT)));
        add(forms, "length", List.of("bytes", "body"), FaultForms::length);
    }

    private static void add(
            Map<String, Form> forms, String type, List<String> members, Reader reader) {
        forms.put(type, new Form(members, Set.of(), reader));
    }

    private static Fault status(Members members) throws Misspelt {
        String code = members.text("error_code");
        if (code != null && !ERROR_CODES.contains(code)) {
            throw new Misspelt("error_code is not known: " + code);
        }
        return new Fault.Status(
                status(members, members.required("status")),
                members.count("retry_after", 0),
                new Fault.Hints(code, members.flag("should_retry"), members.text("message")));
    }

    private static int status(Members members, int status) throws Misspelt {
        if (status < 400 || status > 599) {
            throw new Misspelt("status must be 400 to 599, not " + members.json().path("status"));
        }
        return status;
    }

    private static boolean page(Members members) throws Misspelt {
        String body = members.text("body");
        if (body != null && !body.equals("html") && !body.equals("empty")) {
            throw new Misspelt("body is html or empty");
        }
        return "empty".equals(body);
    }

    private static boolean reset(Members members) throws Misspelt {
        String by = members.text("by");
        if (by != null && !by.equals("rst") && !by.equals("fin")) {
            throw new Misspelt("by is rst or fin");
        }
        return !"fin".equals(by);
    }

    private static Delay delay(Members members) throws Misspelt {
        int millis = members.required("ms");
        if (members.has("before") && members.has("after")) {
            throw new Misspelt("a delay is before or after something, not both");
        }
        return members.has("after")
                ? new Delay(Delay.Before.EVENT, millis, members.count("after", 0))
                : new Delay(
                        members.choice(Delay.Before.class, "before", Delay.Before.HEADERS), millis);
    }

    private static int bigBytes(Members members) throws Misspelt {
        int bytes = members.count("bytes", BIG_EVENT_BYTES);
        if (bytes > BIG_EVENT_BYTES_MAX) {
            throw new Misspelt("bytes must be at most " + BIG_EVENT_BYTES_MAX);
        }
        return bytes;
    }

    private static WireFault.Length length(Members members) throws Misspelt {
        int bytes = members.count("bytes", MISSING_BYTES);
        String body = members.text("body");
        if (bytes == 0) {
            throw new Misspelt("a length that is off by nothing is no fault");
        }
        if (body != null && !body.equals("longer") && !body.equals("shorter")) {
            throw new Misspelt("body is longer or shorter than announced");
        }
        return new WireFault.Length(bytes, "longer".equals(body));
    }
}
