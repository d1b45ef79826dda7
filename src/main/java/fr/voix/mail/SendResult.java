package fr.voix.mail;

/** How an attempt ended. */
sealed interface SendResult {

    /** The server has it. */
    record Sent() implements SendResult {}

    /** @param isConnected whether other mail can go by the same connection */
    record Later(Failure failure, boolean isConnected) implements SendResult {}

    record Never(Failure failure) implements SendResult {}

    /** The server takes nothing from us, whoever it is for. */
    record Down(Failure failure) implements SendResult {}

    /** Not given to the server: its reader asked never to be written to again, since it was posted. */
    record Stopped() implements SendResult {}
}
