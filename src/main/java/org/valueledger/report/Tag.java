package org.valueledger.report;

import org.jspecify.annotations.Nullable;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfStructureElement;
import org.openpdf.text.pdf.PdfStructureTreeRoot;

/** What a piece of the page means to a screen reader: a heading, a paragraph, a table's cell. */
final class Tag {
    private final String name;
    private final @Nullable Tag parent;
    private @Nullable String description;
    private @Nullable PdfStructureElement element;

    private Tag(String name, @Nullable Tag parent) {
        this.name = name;
        this.parent = parent;
    }

    static Tag document() {
        return new Tag("Document", null);
    }

    Tag child(String childName) {
        return new Tag(childName, this);
    }

    /** A picture with the words that stand for it. */
    Tag figure(String words) {
        var figure = child("Figure");
        figure.description = words;
        return figure;
    }

    /** Created when it is drawn first, so that the tree has the order of reading. */
    PdfStructureElement element(PdfStructureTreeRoot root) {
        if (element == null) {
            var type = new PdfName(name);
            element = parent == null
                    ? new PdfStructureElement(root, type)
                    : new PdfStructureElement(parent.element(root), type);
            if (description != null) {
                element.put(PdfName.ALT, new PdfString(description, PdfString.TEXT_UNICODE));
            }
            if (name.equals("TH")) {
                var scope = new PdfDictionary();
                scope.put(PdfName.O, new PdfName("Table"));
                scope.put(new PdfName("Scope"), new PdfName("Column"));
                element.put(PdfName.A, scope);
            }
        }
        return element;
    }
}
