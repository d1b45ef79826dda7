/** Language, messages, links, excerpts, addresses of ours. */
package fr.voix.base.text;
