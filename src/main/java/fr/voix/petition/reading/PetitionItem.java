package fr.voix.petition.reading;

import fr.voix.base.text.Link;

/**
 * One line of a list of petitions, ready to print.
 *
 * @param when until when it is open, when it was closed or published; null where that says nothing
 * @param signatures with their unit, or that the count is withheld
 * @param threshold how far the next threshold is, or null
 * @param strokes null for one that was refused, and for one whose count is withheld
 */
public record PetitionItem(
        String titre,
        String href,
        String excerpt,
        boolean isOpen,
        String state,
        String when,
        Link subject,
        String refusal,
        String signatures,
        String threshold,
        Strokes strokes) {}
