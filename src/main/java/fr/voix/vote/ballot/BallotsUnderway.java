package fr.voix.vote.ballot;

import fr.voix.urn.leaf.Choice;

/**
 * Ballots of one voter in one Scrutin that are being written; only changes of mind are counted, since a repeat writes nothing.
 */
final class BallotsUnderway {

    private Choice last;
    private int changes;

    enum Entry {
        CHANGE,
        REPEAT,
        REFUSED
    }

    /** @param room how many changes may be under way */
    synchronized Entry enter(Choice choice, long room) {
        if (choice == last) {
            return Entry.REPEAT;
        }
        if (changes >= room) {
            return Entry.REFUSED;
        }
        last = choice;
        changes++;
        return Entry.CHANGE;
    }

    synchronized void leave(Entry entry) {
        changes -= entry == Entry.CHANGE ? 1 : 0;
    }

    /** After a withdrawal the next ballot is written, whatever its choice. */
    synchronized void withdraw() {
        last = null;
    }
}
