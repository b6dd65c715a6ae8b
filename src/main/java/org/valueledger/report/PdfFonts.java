package org.valueledger.report;

import java.awt.Font;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.FontMapper;
import org.valueledger.chart.Typeface;

/**
 * The family of the charts, made ready once for embedding: parsing it for each report would take longer than all the rest.
 */
final class PdfFonts {
    static final BaseFont REGULAR = read(Typeface.REGULAR);
    static final BaseFont STRONG = read(Typeface.STRONG);

    /** The library's own mapper drops Greek letters and spaces text badly; ours hands back the very same files. */
    static final FontMapper MAPPER = new FontMapper() {
        @Override
        public BaseFont awtToPdf(Font font) {
            return of(Typeface.of(font));
        }

        @Override
        public Font pdfToAwt(BaseFont font, int size) {
            return (font == STRONG ? Typeface.STRONG : Typeface.REGULAR).at(size);
        }
    };

    private PdfFonts() {}

    static BaseFont of(Typeface face) {
        return face == Typeface.STRONG ? STRONG : REGULAR;
    }

    private static BaseFont read(Typeface face) {
        try {
            var font = BaseFont.createFont(
                    face.fileName(), BaseFont.IDENTITY_H, BaseFont.EMBEDDED, BaseFont.NOT_CACHED, face.file(), null);
            // PDF/A forbids the set where it is not exact, and the library's is not.
            font.setIncludeCidSet(false);
            return font;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
