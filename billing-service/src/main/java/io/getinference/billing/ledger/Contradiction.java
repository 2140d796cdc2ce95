package io.getinference.billing.ledger;

/**
 * A fact that was posted before came again and says something else, or the book and the list beside
 * it disagree about whether it was. The first one stands; somebody has to look.
 */
public final class Contradiction extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private Contradiction(String message) {
        super(message);
    }

    /** It came again and says something else. */
    public static Contradiction ofRepetition(PostingKey key) {
        return ofRepetition(key.value());
    }

    /**
     * A fact that no book has came again and says something else.
     *
     * @param id of the fact
     */
    public static Contradiction ofRepetition(String id) {
        return new Contradiction(id + " came again and says something else");
    }

    /** It is in the book, but the list that is kept beside the book did not know it. */
    static Contradiction ofLists(PostingKey key) {
        return new Contradiction(
                key.value() + " is in the book without being in the list beside it");
    }
}
