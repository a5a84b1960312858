-- The share of nights that were missed, by the week of the course, counted from its first dose. Nights
-- on which none was to be taken (in a pause, or when titrate advised no more) are left out: where none
-- was taken they are neither taken nor missed.
with counted as (
  select
    date, missed, phase, capsules,
    min(date) filter (capsules > 0) over (partition by tag, course) as first_dose
  from nights
)
select
  (date - first_dose) // 7 + 1 as week,
  count(*) as nights,
  count(*) filter (missed) as missed,
  round(100.0 * count(*) filter (missed) / count(*), 1) as percent
from counted
where date >= first_dose and phase <> 'stopped' and (missed or capsules > 0)
group by week
order by week;
