package io.getinference.billing.catalogue;

import io.getinference.common.catalogue.ModelRow;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

/** The catalogue over HTTP: every row, past and future. */
@RestController
class CatalogueController {

    private final PostgresCatalogue catalogue;

    CatalogueController(PostgresCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping("/api/billing/v1/models")
    Rows models() {
        return new Rows(catalogue.all());
    }

    record Rows(List<ModelRow> models) {}
}
