package fr.voix.notice.webhook;
