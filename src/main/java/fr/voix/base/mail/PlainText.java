package fr.voix.base.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A letter as it is read where there is no HTML: each part a paragraph, each address on a line of its own. */
record PlainText(Letter letter) {

    /** @param foot what stands below every letter, by paragraphs */
    String with(List<String> foot) {
        var paragraphs =
                new ArrayList<>(letter.parts().stream().map(PlainText::of).toList());
        // what mail programs fold away
        paragraphs.add("-- \n" + String.join("\n\n", foot));
        return String.join("\n\n", paragraphs) + "\n";
    }

    private static String of(Part part) {
        return switch (part) {
            case Part.Paragraph paragraph -> Legible.text(paragraph.text());
            case Part.Action action -> Legible.line(action.label()) + "\n" + Legible.line(action.url());
            case Part.Code code -> "    " + Legible.line(code.digits());
            case Part.Quote quote ->
                Legible.text(quote.text()).lines().map(line -> "> " + line).collect(Collectors.joining("\n"));
            case Part.Facts facts ->
                facts.facts().stream()
                        .map(fact -> Legible.line(fact.label()) + "\n    " + Legible.line(fact.value()))
                        .collect(Collectors.joining("\n"));
            case Part.Links links ->
                links.items().stream()
                        .map(item -> Legible.line(item.label()) + "\n" + Legible.line(item.url()))
                        .collect(Collectors.joining("\n"));
        };
    }
}
