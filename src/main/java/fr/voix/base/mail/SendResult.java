package fr.voix.base.mail;

/** How an attempt ended. */
sealed interface SendResult {

    /** The server has it. */
    record Sent() implements SendResult {}

    /** @param isConnected whether other mail can go by the same connection */
    record Later(Failure failure, boolean isConnected) implements SendResult {}

    record Never(Failure failure) implements SendResult {}

    /** The server takes nothing from us, to whatever address. */
    record Down(Failure failure) implements SendResult {}

    /** Not given to the server: since it was posted its reader asked never to be written to again, or what it names was hidden. */
    record Stopped() implements SendResult {}
}
