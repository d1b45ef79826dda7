package fr.voix.vote.ballot;

import fr.voix.urn.leaf.Choice;

/**
 * What one voter has being written in one Scrutin: how much of it is a change of mind, since who asks the same again writes
 * nothing.
 */
final class BallotsUnderway {

    private Choice last;
    private int changes;

    /** What became of one that came. */
    enum Entry {
        CHANGE,
        REPEAT,
        REFUSED
    }

    /** @param room how many changes may be underway at once */
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

    /** Nothing stands any more: whatever comes next is written. */
    synchronized void withdraw() {
        last = null;
    }
}
