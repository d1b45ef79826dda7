package fr.voix.urn.setaside;

import fr.voix.urn.crowd.OriginKind;
import fr.voix.urn.leaf.AsideMark;
import io.micronaut.core.annotation.Nullable;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * The published rules under which moderators may set ballots and signatures aside. Their wording is public, in the messages
 * {@code regle.<code>}; a new rule is published before it is applied. None looks at a choice.
 */
public enum SetAsideRule {
    /** Above what is expected of a network, and not looked at yet: applied by the service itself, never by a person. */
    ATTENTE(AsideMark.WAITING, null),
    /** Many ballots, or signatures, from one network within a day. */
    RESEAU("reseau", OriginKind.NETWORK),
    /** A burst within hours that the decision names. */
    RAFALE("rafale", null),
    /** Many signatures with addresses of one mail domain within a day. */
    DOMAINE("domaine", OriginKind.DOMAIN);

    private final String code;

    @Nullable
    private final OriginKind origin;

    SetAsideRule(String code, @Nullable OriginKind origin) {
        this.code = code;
        this.origin = origin;
    }

    /** By which a group is confirmed that has this in common. */
    static SetAsideRule of(OriginKind origin) {
        return Arrays.stream(values())
                .filter(rule -> rule.origin == origin)
                .findFirst()
                .orElseThrow();
    }

    /** As {@code m1} leaves have it. */
    public String code() {
        return code;
    }

    /** Whether it means those that bear one mark. */
    boolean isOfMark() {
        return origin != null;
    }

    /** What such a mark is of. */
    OriginKind origin() {
        return Objects.requireNonNull(origin);
    }

    public static Optional<SetAsideRule> ofCode(String code) {
        return Arrays.stream(values()).filter(rule -> rule.code.equals(code)).findFirst();
    }
}
