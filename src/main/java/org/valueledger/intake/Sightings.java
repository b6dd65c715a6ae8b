package org.valueledger.intake;

import org.jspecify.annotations.Nullable;

/** The first cells that prove one or the other of two ways of writing. */
final class Sightings<E extends Enum<E>> {

    /** @param row as a spreadsheet numbers it */
    record Proof(long row, String column, String cell) {}

    private final E[] choices;
    private final @Nullable Proof[] proofs;

    Sightings(Class<E> choice) {
        choices = choice.getEnumConstants();
        proofs = new Proof[choices.length];
    }

    void add(E choice, Proof proof) {
        if (proofs[choice.ordinal()] == null) {
            proofs[choice.ordinal()] = proof;
        }
    }

    void addAll(Sightings<E> others) {
        for (E choice : choices) {
            Proof proof = others.proof(choice);
            if (proof != null) {
                add(choice, proof);
            }
        }
    }

    @Nullable Proof proof(E choice) {
        return proofs[choice.ordinal()];
    }

    /** What is proved, if exactly one way of writing was seen. */
    @Nullable E only() {
        E only = null;
        for (E choice : choices) {
            if (proof(choice) != null) {
                if (only != null) {
                    return null;
                }
                only = choice;
            }
        }
        return only;
    }

    boolean contradict() {
        return proofs[0] != null && proofs[1] != null;
    }

    boolean isEmpty() {
        return proofs[0] == null && proofs[1] == null;
    }
}
