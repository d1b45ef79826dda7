package fr.voix.urn.leaf;

import fr.voix.base.text.Position;
import io.micronaut.core.annotation.Nullable;

/**
 * A position, or a signature, as leaves write it: one letter, so that all lines of a kind have the same length. Which ones an urn
 * takes: {@link UrnKind#choices}.
 */
public enum Choice {
    P(Position.POUR),
    C(Position.CONTRE),
    A(Position.ABSTENTION),
    S(null);

    @Nullable
    private final Position position;

    Choice(@Nullable Position position) {
        this.position = position;
    }

    public Position position() {
        if (position == null) {
            throw new IllegalStateException("A signature takes no position");
        }
        return position;
    }

    public static Choice of(Position position) {
        return switch (position) {
            case POUR -> P;
            case CONTRE -> C;
            case ABSTENTION -> A;
        };
    }
}
