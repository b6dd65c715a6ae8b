package org.valueledger.intake;

/** The character before a number's fraction; the other of the two then groups thousands. */
enum DecimalMark {
    POINT('.'),
    COMMA(',');

    private final char character;

    DecimalMark(char character) {
        this.character = character;
    }

    char character() {
        return character;
    }

    DecimalMark other() {
        return this == POINT ? COMMA : POINT;
    }

    static DecimalMark of(char character) {
        return character == '.' ? POINT : COMMA;
    }
}
