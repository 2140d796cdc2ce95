package io.getinference.billing.catalogue;

import io.getinference.billing.announce.Announcements;
import io.getinference.common.catalogue.ModelRow;
import io.getinference.common.catalogue.PublicModel;
import io.getinference.common.topic.Topic;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Which model answers where another does not: an operator's decision, kept as a row more. */
@Component
class Alternatives {

    private final PostgresCatalogue catalogue;
    private final Announcements announcements;
    private final TransactionOperations transactions;

    Alternatives(
            PostgresCatalogue catalogue,
            Announcements announcements,
            TransactionOperations transactions) {
        this.catalogue = catalogue;
        this.announcements = announcements;
        this.transactions = transactions;
    }

    /**
     * Gives a model another alternative from a moment on, until its present row ends.
     *
     * @param alternative null for none
     */
    AlternativeOutcome set(PublicModel model, @Nullable PublicModel alternative, Instant from) {
        List<ModelRow> rows = catalogue.all();
        Optional<ModelRow> row = at(rows, model, from);
        if (row.isEmpty()) {
            return new AlternativeOutcome.NoSuchModel(model);
        }
        if (alternative != null) {
            Optional<ModelRow> other = at(rows, alternative, from);
            if (other.isEmpty()) {
                return new AlternativeOutcome.NoSuchModel(alternative);
            }
            if (other.get().upstream().equals(row.get().upstream())) {
                return new AlternativeOutcome.SameUpstream(other.get());
            }
        }
        if (Objects.equals(row.get().alternative(), alternative)) {
            return new AlternativeOutcome.Unchanged(row.get());
        }
        return add(row.get().from(from, alternative));
    }

    private AlternativeOutcome add(ModelRow row) {
        boolean added =
                Boolean.TRUE.equals(
                        transactions.execute(status -> {
                            boolean isNew = catalogue.add(row);
                            if (isNew) {
                                announcements.announce(Topic.MODEL_CATALOGUE, row.id(), row);
                            }
                            return isNew;
                        }));
        return added ? new AlternativeOutcome.Added(row) : new AlternativeOutcome.MomentTaken(row);
    }

    private static Optional<ModelRow> at(List<ModelRow> rows, PublicModel model, Instant moment) {
        return rows.stream()
                .filter(row -> row.model().equals(model) && row.holdsAt(moment))
                .max(Comparator.comparing(ModelRow::validFrom));
    }
}
