package fr.voix.urn.leaf;

import fr.voix.base.text.Position;
import io.micronaut.core.annotation.Nullable;

/**
 * What leaves say was put into an urn, in one letter, so that every line of one kind has the same length: a position, or a
 * signature, which takes none. Which of them an urn takes says {@link UrnKind#choices}.
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
