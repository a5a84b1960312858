-- The share of nights that were missed, by week, as ../missed-nights.sql asks it. The first dose of a course
-- is looked for in `nights_here`: each shard joins its own nights alone, as all of a course lie on it.
select week, nights, missed_nights as missed, round(100 * missed_nights / nights, 1) as percent
from (
  select
    intDiv(date - first_dose, 7) + 1 as week,
    count() as nights,
    countIf(missed) as missed_nights
  from nights
  any inner join (
    select tag, course, min(date) as first_dose from nights_here where capsules > 0 group by tag, course
  ) using (tag, course)
  where date >= first_dose and phase != 'stopped' and (missed or capsules > 0)
  group by week
)
order by week;
