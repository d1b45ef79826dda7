package fr.voix.base.mail;

import io.micronaut.serde.annotation.Serdeable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The subject and content of a mail, in the language of its reader; header and footer are added when it is sent. */
@Serdeable
public record Letter(String subject, List<Part> parts) {

    public Letter {
        parts = List.copyOf(parts);
        if (subject.isBlank() || parts.isEmpty()) {
            throw new IllegalArgumentException("a letter says something");
        }
    }

    /** The subjects named in its lists, which may be hidden before it is sent. */
    Set<String> named() {
        return parts.stream()
                .filter(Part.Links.class::isInstance)
                .flatMap(links -> ((Part.Links) links).items().stream())
                .map(Part.Item::about)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** This letter with only these subjects in its lists; an empty list is removed with the line above it. */
    Letter keeping(Set<String> shown) {
        List<Part> kept = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Part.Links links && links.isNaming()) {
                Part.Links left = links.keeping(shown);
                if (!left.items().isEmpty()) {
                    kept.add(left);
                } else if (!kept.isEmpty() && kept.getLast() instanceof Part.Paragraph) {
                    kept.removeLast();
                }
            } else {
                kept.add(part);
            }
        }
        return new Letter(subject, kept);
    }
}
