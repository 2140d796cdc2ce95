package io.getinference.billing.catalogue;

import io.getinference.common.catalogue.ModelRow;
import io.getinference.common.catalogue.PublicModel;

/** What became of the wish that a model has an alternative. */
sealed interface AlternativeOutcome {

    /** A row more says so. */
    record Added(ModelRow row) implements AlternativeOutcome {}

    /** It is so already. */
    record Unchanged(ModelRow row) implements AlternativeOutcome {}

    /** There is no such model at that moment. */
    record NoSuchModel(PublicModel model) implements AlternativeOutcome {}

    /** What would answer is the same model of the same provider. */
    record SameUpstream(ModelRow alternative) implements AlternativeOutcome {}

    /** Another row begins at that very moment, and rows do not change. */
    record MomentTaken(ModelRow row) implements AlternativeOutcome {}
}
