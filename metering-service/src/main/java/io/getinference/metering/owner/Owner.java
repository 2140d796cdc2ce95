package io.getinference.metering.owner;

import java.net.URI;

/** Where an account's newest state is, as far as this instance knows. */
public sealed interface Owner {

    /** In this process, open for reading. */
    record Here() implements Owner {}

    /**
     * On another instance.
     *
     * @param url where that one is reached, as it advertises it
     */
    record Elsewhere(URI url) implements Owner {}

    /** Between two instances, or nobody has told us yet: worth a wait. */
    record Moving() implements Owner {}

    /**
     * This instance stops or has failed and will not learn of it any more: another has to be asked.
     */
    record Unknowable() implements Owner {}
}
