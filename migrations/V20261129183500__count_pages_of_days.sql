-- Of the pages that were asked for on a day, those that were answered without a fault of the service.
alter table service_day drop constraint service_day_part_check;
alter table service_day add constraint service_day_part_check check (part in ('votes', 'pages', 'mail'));
