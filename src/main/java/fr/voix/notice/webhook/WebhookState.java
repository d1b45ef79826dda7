package fr.voix.notice.webhook;

/** Whether messages go out. Only {@link #ACTIVE} ones take note of what happens. */
public enum WebhookState {
    ACTIVE,
    /** By a moderator. */
    PAUSED,
    /** By the service: nothing went through for days, or the receiver said that it is gone. */
    DISABLED,
    DELETED
}
