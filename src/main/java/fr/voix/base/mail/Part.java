package fr.voix.base.mail;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Set;

/**
 * A piece of a letter. All of it is plain text, no matter who wrote it: the HTML is made by a template that escapes. An address
 * that does not begin with {@code https://} or {@code http://} is shown as text and is no link.
 */
@Serdeable
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "part")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Part.Paragraph.class, name = "paragraph"),
    @JsonSubTypes.Type(value = Part.Action.class, name = "action"),
    @JsonSubTypes.Type(value = Part.Code.class, name = "code"),
    @JsonSubTypes.Type(value = Part.Quote.class, name = "quote"),
    @JsonSubTypes.Type(value = Part.Facts.class, name = "facts"),
    @JsonSubTypes.Type(value = Part.Links.class, name = "links")
})
public sealed interface Part {

    @Serdeable
    record Paragraph(String text) implements Part {}

    /** What is to be done: a button, or its label with the address below where there are no buttons. */
    @Serdeable
    record Action(String label, String url) implements Part {}

    /** Digits to type, large. */
    @Serdeable
    record Code(String digits) implements Part {}

    /** What another person has written. */
    @Serdeable
    record Quote(String text) implements Part {}

    @Serdeable
    record Facts(List<Fact> facts) implements Part {

        public Facts {
            facts = List.copyOf(facts);
        }
    }

    @Serdeable
    record Fact(String label, String value) {}

    /** What may be read on. */
    @Serdeable
    record Links(List<Item> items) implements Part {

        public Links {
            items = List.copyOf(items);
        }

        boolean isNaming() {
            return items.stream().anyMatch(item -> item.about() != null);
        }

        /** Without what is named and not among these. */
        Links keeping(Set<String> shown) {
            return new Links(items.stream()
                    .filter(item -> item.about() == null || shown.contains(item.about()))
                    .toList());
        }
    }

    /** @param about what it names, where that may be hidden before the letter is sent: see {@link ShownSubjects} */
    @Serdeable
    record Item(String label, String url, @Nullable String about) {

        public Item(String label, String url) {
            this(label, url, null);
        }
    }
}
