package org.valueledger.businesscase;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The sentences of this package that programs read, too: from {@code messages/businesscase.properties}. */
final class CaseTexts {

    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("messages.businesscase", Locale.ROOT);

    private CaseTexts() {}

    /** Reads the file now: the first request would hold up the event loop. */
    static void prepare() {
        of("case.file.empty");
    }

    static String of(String key, Object... arguments) {
        return new MessageFormat(BUNDLE.getString(key), Locale.ROOT).format(arguments);
    }
}
