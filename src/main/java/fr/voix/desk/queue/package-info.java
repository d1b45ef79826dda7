/** Where scrutins are filed under themes: the queue, one at a time, many at once. */
package fr.voix.desk.queue;
