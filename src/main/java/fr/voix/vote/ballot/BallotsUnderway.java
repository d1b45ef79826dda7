package fr.voix.vote.ballot;

import fr.voix.urn.leaf.Choice;

/**
 * Ballots of one voter in one Scrutin that are being written. A repeat takes no room while no change is under way: it writes nothing.
 * Beside a change it may be written in another order than it came in, and be one itself.
 */
final class BallotsUnderway {

    private Choice last;
    private int changes;
    private int repeats;

    enum Entry {
        CHANGE,
        REPEAT,
        REFUSED
    }

    /** @param room how many changes may be under way */
    synchronized Entry enter(Choice choice, long room) {
        if (choice == last && changes == 0) {
            repeats++;
            return Entry.REPEAT;
        }
        if (changes + repeats >= room) {
            return Entry.REFUSED;
        }
        last = choice;
        changes++;
        return Entry.CHANGE;
    }

    synchronized void leave(Entry entry) {
        changes -= entry == Entry.CHANGE ? 1 : 0;
        repeats -= entry == Entry.REPEAT ? 1 : 0;
    }

    /** After a withdrawal the next ballot is written, whatever its choice. */
    synchronized void withdraw() {
        last = null;
    }
}
