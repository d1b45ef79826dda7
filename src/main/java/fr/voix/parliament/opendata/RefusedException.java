package fr.voix.parliament.opendata;

/** Why one record cannot be taken in; caught where the record is counted, so that the run goes on. */
final class RefusedException extends Exception {

    RefusedException(String reason) {
        super(reason, null, false, false);
    }
}
