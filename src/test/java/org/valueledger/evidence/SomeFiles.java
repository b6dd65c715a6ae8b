package org.valueledger.evidence;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** The smallest real files of each kind. */
final class SomeFiles {

    private SomeFiles() {}

    private interface Writing {
        void to(ByteArrayOutputStream out) throws IOException;
    }

    private static byte[] written(Writing writing) {
        var out = new ByteArrayOutputStream();
        try {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] pdf() {
        return written(out -> {
            try (var document = new PDDocument()) {
                document.addPage(new PDPage());
                document.save(out);
            }
        });
    }

    static byte[] picture(String format) {
        var image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 40; x++) {
            for (int y = 0; y < 30; y++) {
                image.setRGB(x, y, x * y * 7919);
            }
        }
        return written(out -> ImageIO.write(image, format, out));
    }

    static byte[] webp() {
        return Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
    }

    static byte[] xlsx(String... more) {
        return zip(joined(more, "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/worksheets/sheet1.xml"));
    }

    static byte[] docx(String... more) {
        return zip(joined(more, "[Content_Types].xml", "_rels/.rels", "word/document.xml"));
    }

    static byte[] pptx(String... more) {
        return zip(joined(more, "[Content_Types].xml", "ppt/presentation.xml", "ppt/slides/slide1.xml"));
    }

    private static String[] joined(String[] more, String... names) {
        var all = new java.util.ArrayList<>(java.util.List.of(names));
        all.addAll(java.util.List.of(more));
        return all.toArray(String[]::new);
    }

    static byte[] zip(String... names) {
        return written(out -> {
            var zip = new ZipOutputStream(out);
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write("<x/>".getBytes(StandardCharsets.UTF_8));
            }
            zip.close();
        });
    }

    /** @param kind "spreadsheet" or "text" or another OpenDocument type */
    static byte[] openDocument(String kind, String... more) {
        byte[] type = ("application/vnd.oasis.opendocument." + kind).getBytes(StandardCharsets.US_ASCII);
        var sum = new CRC32();
        sum.update(type);
        return written(out -> {
            var zip = new ZipOutputStream(out);
            var first = new ZipEntry("mimetype");
            first.setMethod(ZipEntry.STORED);
            first.setSize(type.length);
            first.setCrc(sum.getValue());
            zip.putNextEntry(first);
            zip.write(type);
            for (String name : joined(more, "content.xml", "META-INF/manifest.xml")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write("<x/>".getBytes(StandardCharsets.UTF_8));
            }
            zip.close();
        });
    }

    /** @param characters one for each byte */
    static byte[] bytes(String characters) {
        return characters.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] joined(byte[]... parts) {
        return written(out -> {
            for (byte[] part : parts) {
                out.write(part);
            }
        });
    }
}
