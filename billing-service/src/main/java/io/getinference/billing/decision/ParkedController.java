package io.getinference.billing.decision;

import io.getinference.billing.page.PageAsked;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Parked records for operators: to look at, and to try again. */
@RestController
@RequestMapping("/api/billing/v1/parked-records")
class ParkedController {

    private final PostgresParkedRecords parked;
    private final ParkedRetries retries;
    private final DecisionSettings settings;

    ParkedController(
            PostgresParkedRecords parked, ParkedRetries retries, DecisionSettings settings) {
        this.parked = parked;
        this.retries = retries;
        this.settings = settings;
    }

    @GetMapping
    ParkedView.Page waiting(
            @RequestParam(defaultValue = "0") long cursor,
            @RequestParam(defaultValue = "100") int limit) {
        PageAsked.check(cursor, limit, settings.parkedRowsMax());
        return ParkedView.Page.of(parked.waitingAfter(cursor, limit), limit);
    }

    @PostMapping("/{id}/retry")
    RetryView retry(@PathVariable long id) {
        return retries.retry(id)
                .map(RetryView::of)
                .orElseThrow(() ->
                        new ResponseStatusException(
                                HttpStatus.NOT_FOUND, "No such record is parked any more."));
    }

    @PostMapping("/retry")
    RetryView.Page retryAll(@RequestParam(defaultValue = "0") long cursor) {
        return RetryView.Page.of(retries.retryAll(cursor), settings.parkedRowsMax());
    }
}
