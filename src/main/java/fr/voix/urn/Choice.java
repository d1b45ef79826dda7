package fr.voix.urn;

import fr.voix.texte.Position;

/** A position as leaves write it: one letter, so that every ballot's line has the same length. */
public enum Choice {
    P(Position.POUR),
    C(Position.CONTRE),
    A(Position.ABSTENTION);

    private final Position position;

    Choice(Position position) {
        this.position = position;
    }

    public Position position() {
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
