package fr.voix.base.mail;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Set;

/**
 * A part of a letter. All of it is plain text, whoever wrote it: the template escapes it. An address that does not begin with
 * {@code https://} or {@code http://} is shown as text, not as a link.
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

    /** A link to act on: a button, or in plain text its label with the address below. */
    @Serdeable
    record Action(String label, String url) implements Part {}

    /** Digits to type, shown large. */
    @Serdeable
    record Code(String digits) implements Part {}

    /** Text by another person. */
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

    /** Links for further reading. */
    @Serdeable
    record Links(List<Item> items) implements Part {

        public Links {
            items = List.copyOf(items);
        }

        boolean isNaming() {
            return items.stream().anyMatch(item -> item.about() != null);
        }

        /** Without items whose subject is not among these. */
        Links keeping(Set<String> shown) {
            return new Links(items.stream()
                    .filter(item -> item.about() == null || shown.contains(item.about()))
                    .toList());
        }
    }

    /** @param about the subject that it names, if that may be hidden before the mail is sent: see {@link ShownSubjects} */
    @Serdeable
    record Item(String label, String url, @Nullable String about) {

        public Item(String label, String url) {
            this(label, url, null);
        }
    }
}
