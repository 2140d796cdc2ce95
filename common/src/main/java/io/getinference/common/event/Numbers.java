package io.getinference.common.event;

/** Facts that may arrive twice carry a number from 1 without gaps. */
final class Numbers {

    private Numbers() {}

    static void check(long number) {
        if (number < 1) {
            throw new IllegalArgumentException("numbers count from 1");
        }
    }
}
