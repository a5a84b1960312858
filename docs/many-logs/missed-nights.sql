-- The share of nights that were missed, by the week of the course, counted from its first dose. Nights
-- on which titrate advised no more are left out: they are neither taken nor missed.
with counted as (
  select
    date, missed, phase,
    min(date) filter (capsules > 0) over (partition by tag, course) as first_dose
  from nights
)
select
  (date - first_dose) // 7 + 1 as week,
  count(*) as nights,
  count(*) filter (missed) as missed,
  round(100.0 * count(*) filter (missed) / count(*), 1) as percent
from counted
where date >= first_dose and phase <> 'stopped'
group by week
order by week;
