package io.getinference.billing.catalogue;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.CREATED;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import io.getinference.common.catalogue.ModelRow;
import io.getinference.common.catalogue.PublicModel;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;

/** The catalogue over HTTP: every row, past and future. */
@RestController
@RequestMapping("/api/billing/v1/models")
class CatalogueController {

    private final PostgresCatalogue catalogue;
    private final Alternatives alternatives;
    private final InstantSource clock;

    CatalogueController(
            PostgresCatalogue catalogue, Alternatives alternatives, InstantSource clock) {
        this.catalogue = catalogue;
        this.alternatives = alternatives;
        this.clock = clock;
    }

    @GetMapping
    Rows models() {
        return new Rows(catalogue.all());
    }

    @PutMapping(path = "/{model}/alternative", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ModelRow> setAlternative(@PathVariable String model, InputStream body)
            throws IOException {
        AlternativeBody wish = AlternativeBody.read(body);
        AlternativeOutcome outcome =
                alternatives.set(
                        named(model),
                        wish.alternative(),
                        Objects.requireNonNullElseGet(wish.validFrom(), clock::instant));
        return switch (outcome) {
            case AlternativeOutcome.Added(ModelRow row) -> ResponseEntity.status(CREATED).body(row);
            case AlternativeOutcome.Unchanged(ModelRow row) -> ResponseEntity.ok(row);
            case AlternativeOutcome.NoSuchModel(PublicModel none) ->
                    throw new ResponseStatusException(
                            NOT_FOUND, "No model `" + none + "` is on offer at that moment.");
            case AlternativeOutcome.SameUpstream(ModelRow other) ->
                    throw new ResponseStatusException(
                            UNPROCESSABLE_CONTENT,
                            "Behind `" + other.model() + "` is the same model; name another one.");
            case AlternativeOutcome.MomentTaken(ModelRow row) ->
                    throw new ResponseStatusException(
                            CONFLICT,
                            "A row of `"
                                    + row.model()
                                    + "` begins at that very moment, and rows do not change;"
                                    + " choose a later `valid_from`.");
        };
    }

    private static PublicModel named(String model) {
        try {
            return new PublicModel(model);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(NOT_FOUND, "No model has such a name.", e);
        }
    }

    record Rows(List<ModelRow> models) {}
}
